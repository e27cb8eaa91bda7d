"""Text measured and set; sheets painted to PDF and SVG, and read back as pictures."""
