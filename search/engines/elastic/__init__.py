"""The engine of a city that grew: an Elasticsearch cluster (SEARCH_URL)."""
