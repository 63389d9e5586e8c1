"""Configuration: what each setting is (`known.py`), and the reading of the environment
(`reading.py`). Nothing here knows Django: the settings of Django are made from it."""
