"""One article by itself: what needs no other article, and so may be read anywhere and kept."""
