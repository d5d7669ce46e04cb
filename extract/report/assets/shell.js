"use strict";
/* What every view builds on: the payload, the settings that are remembered, the hash as a route. */
(() => {
  const json = (id) => JSON.parse(document.getElementById(id).textContent);
  const bangtin = (window.bangtin = { views: {}, payload: json("payload"), texts: json("texts"), json });

  /* A page opened from disk may have no storage; then the choice lasts until it is closed. */
  const kept = {};
  bangtin.remember = (key, value) => {
    kept[key] = value;
    try {
      localStorage.setItem(`bangtin.${key}`, value);
    } catch {
      /* no storage */
    }
  };
  bangtin.recall = (key) => {
    if (key in kept) return kept[key];
    try {
      return localStorage.getItem(`bangtin.${key}`);
    } catch {
      return null;
    }
  };

  bangtin.link = (view, path = [], query = {}) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
    const asked = given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
    return `#/${[view, ...path.map(encodeURIComponent)].join("/")}${asked ? `?${asked}` : ""}`;
  };

  const decoded = (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };

  bangtin.route = () => {
    const [path, asked = ""] = location.hash.replace(/^#\/?/, "").split(/\?(.*)/s);
    const [view, ...rest] = path.split("/").map(decoded);
    const query = {};
    for (const pair of asked.split("&").filter(Boolean)) {
      const [name, value = ""] = pair.split(/=(.*)/s);
      query[decoded(name)] = decoded(value);
    }
    return { view, path: rest.filter(Boolean), query };
  };

  bangtin.go = (hash) => {
    location.hash = hash;
  };

  /* Changes the address without drawing the view again and without a step in the history. */
  bangtin.note = (hash) => history.replaceState(history.state, "", hash);
})();
