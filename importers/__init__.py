"""Raw texts in, content files out; every character accounted for."""
