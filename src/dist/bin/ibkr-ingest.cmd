@echo off
rem Starts ibkr-ingest from its distribution folder, wherever that is and from wherever it is called.
rem
rem JAVA_HOME              the Java to use, 17 or newer (default: java on the PATH)
rem JAVA_OPTS              JVM options
rem IBKR_INGEST_JAVA_OPTS  JVM options for this program alone; the last word
setlocal

for %%i in ("%~dp0..") do set "BASE=%%~fi"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:NewRatio=1 -XX:MetaspaceSize=64m -Xlog:disable %JAVA_OPTS% %IBKR_INGEST_JAVA_OPTS% "-Dibkr-ingest.basedir=%BASE%" -jar "%BASE%\ibkr-ingest.jar" %*
exit /b %ERRORLEVEL%
