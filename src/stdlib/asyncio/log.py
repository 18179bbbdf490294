"""The logger to which event loops report."""

import logging

logger = logging.getLogger(__package__)
