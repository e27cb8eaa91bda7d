"""From the name of a town to its places, landmarks, ground and walking network.

Three sources (a sample, an extract, OpenStreetMap live) give the same raw records, and
`gather` makes the same values of all of them.
"""
