"""All articles together: when each appeared, who is who, what agrees and what differs."""
