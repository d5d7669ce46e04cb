"use strict";
if ("DecompressionStream" in window) window.bangtin.start();
else document.querySelector(".loading").textContent = window.bangtin.t("frame.old-browser");
