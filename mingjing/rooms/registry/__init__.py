"""相对人: the people and organisations that acts are aimed at."""
