"""法制审核: major decisions are checked before they are made."""
