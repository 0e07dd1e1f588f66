"""Values to files: `content/` written whole or not at all, and the site builder called."""
