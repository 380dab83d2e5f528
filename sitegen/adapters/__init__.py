"""The outside world, one room for each part of it.

Disk (`files`), memo (`cache`), Pagefind (`search`), preview (`serve`), zip (`package`), terminal sessions (`workshop`):
they take and give what the pure districts make, and do not know each other. May import all but `cli`.
"""
