"""载入真实数据: every source comes in as a letter, through the doors that any sender uses, and is answered line by line."""
