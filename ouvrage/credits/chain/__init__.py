"""A company's own chains as a file, and the script with which it may check them itself."""
