"""Where sessions are kept: one TinyDB file each, written whole or not at all."""
