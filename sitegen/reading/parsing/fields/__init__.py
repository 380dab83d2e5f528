"""What a letter says of itself: title, date, to whom it goes, whom to ask, how many signed."""
