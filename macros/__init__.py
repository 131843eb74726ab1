"""What prose pages can call, and the templates behind it; the engine is given them by an entry point."""
