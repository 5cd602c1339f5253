"""Help for those who cannot: a visit, a mandate, and the merchant's yes by a link."""
