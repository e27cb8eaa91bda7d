"""Printed signs: plate styles as data, their composition, and the proof that every code scans."""
