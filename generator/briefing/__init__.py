"""What editors say and what is shown: statements weighed, passages chosen, events told."""
