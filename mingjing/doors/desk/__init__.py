"""办案台: the door of officers, reviewers, leaders and catalogue managers."""
