"""The workshop: what an editor does at the terminal, one question at a time."""
