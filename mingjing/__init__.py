"""明镜: administrative law enforcement whose record anyone can verify."""
