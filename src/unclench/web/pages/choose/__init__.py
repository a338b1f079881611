"""All there is to practise, one practice as somebody wants it, and Start."""
