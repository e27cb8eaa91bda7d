"""The values that flow from stage to stage: frozen, without input or output."""
