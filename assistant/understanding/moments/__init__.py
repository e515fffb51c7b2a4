"""What a person writes about time, read as days, times, intervals and durations in their own zone."""
