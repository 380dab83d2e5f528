"""Invented letters that are about the same matter and share a nested list, in the raw forms that arrive."""

FIRST = b"""To the Council of Examples
3 May 2021

Re: Protect the river

Dear members,

We, 9 organizations, ask you to protect the river.

Signed by 9 organizations:

1. Alder Society
2. Birch Network
   - Ash Group
   - Elm Group
   - Yew Group
3. Cedar Union
4. Dogwood League
5. Fir Alliance
6. Hazel Committee
"""

# The bullets of the nested list are lost; only the first letter knows who its members are.
SECOND = b"""To the Council of Examples
4 June 2021

Re: Protect the lake

Dear members,

We, 8 organizations, ask you to protect the lake as well.

Signed by 8 organizations:

Alder Society
Birch Network
Ash Group
Elm Group
Yew Group
Cedar Union
Fir Alliance
Gorse Forum
"""

THIRD = b"""To the Council of Examples
5 July 2021

Re: Protect the sea

Dear members,

We ask you to protect the sea.

Signed by:

1. Cedar Union
2. Kelp Society
"""
