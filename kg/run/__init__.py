"""Where documents are analysed: in this process or in several; a distributed engine would be one more module."""
