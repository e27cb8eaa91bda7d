"""OpenStreetMap asked live: who is asked what, for how long, and what is kept of it."""
