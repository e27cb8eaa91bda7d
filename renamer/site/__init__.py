"""The story site: pages from values, and the proof that they are whole and safe."""
