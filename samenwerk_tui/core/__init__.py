"""What a workshop is and what may happen in it: pure functions and frozen models, no screen, disk or clock."""
