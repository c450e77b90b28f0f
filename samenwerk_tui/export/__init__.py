"""What leaves a session: reports and data. Pure functions from a session to text; writing files is for the caller."""
