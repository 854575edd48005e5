"""What the finder knows of an archive, kept between runs and changed article by article (`store.py`)."""
