"""Who owed this child what, by when, and was it done?"""

__version__ = "0.1.0"
