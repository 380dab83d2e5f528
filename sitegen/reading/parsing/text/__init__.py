"""The letter's text: blocks of lines that no list and no field holds, so that nothing is lost."""
