"""What is true at once: hours, days off, phone, access; each change can be taken back."""
