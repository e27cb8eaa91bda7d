"""Which places to rename after whom, each with its reasons and what they rest on."""
