"""When a freelancer works and when consultations can be booked."""
