"""Lines, each for itself and among its neighbours: facts, landmarks, dates, numbers, how much they look like names."""
