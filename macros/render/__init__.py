"""Text and templates to HTML and XML, safely and fast."""
