"""The worksheet compiler: a guide's Markdown → typed guide and fields. Web, PDF and DOCX are pages and outputs."""
