"""The registry: whom an action may honour, with stories, sources and the do-no-harm gate."""
