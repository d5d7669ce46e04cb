"""What a match means: numbers, quantities, periods, places, people and documents."""
