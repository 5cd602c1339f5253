"""Courses for merchants: seats, waiting list, reminders, who came."""
