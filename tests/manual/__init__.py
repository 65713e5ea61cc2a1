"""The pages for clerks and teachers, told as they happen, and their pictures."""
