"""Small parts that know how to draw themselves and nothing of the workshop's rules."""
