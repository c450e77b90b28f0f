"""What people see: screens and panels render the state and send intents up."""
