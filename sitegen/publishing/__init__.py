"""The pages and files of the site, as bytes.

Takes the archive and its findings; gives a plan of pages (`site`, `works_cited`), one value a page (`views`), its HTML
(`render`), `citations` and `linked_data`, data files (`exports`), pictures (`cards`), the search
index (`search`); how pages were made (`records`);
and faults of a built site (`check`). May import `archive` and below.
"""
