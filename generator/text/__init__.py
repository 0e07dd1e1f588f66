"""What any text is made of: folding, words and stems, how a sentence begins and ends."""
