"""目录清单: on what basis; every catalogue in dated editions."""
