@echo off
rem Runs Maven: an installed one if it is new enough, else a pinned release, fetched once from Apache.
rem
rem MAVEN_HOME       an installed Maven to prefer over the one on the PATH
rem MAVEN_USER_HOME  where the fetched Maven is kept, in wrapper\ (default: %USERPROFILE%\.m2)
rem MAVEN_DIST_URL   a folder that holds the archive, in place of Apache's
setlocal

set "VERSION=3.9.9"
set "SHA512=a555254d6b53d267965a3404ecb14e53c3827c09c3b94b5678835887ab404556bfaf78dcfe03ba76fa2508649dca8531c74bca4d5846513522404d48e8c4ac8b"
set "ARCHIVE=apache-maven-%VERSION%-bin.tar.gz"
set "FOLDER=maven/maven-3/%VERSION%/binaries"

set "MVN="
if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" call :offer "%MAVEN_HOME%\bin\mvn.cmd"
if defined MVN goto run
for %%i in (mvn.cmd) do if not "%%~$PATH:i"=="" call :offer "%%~$PATH:i"
if defined MVN goto run

if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "STORE=%MAVEN_USER_HOME%\wrapper"
set "MAVEN_HOME=%STORE%\apache-maven-%VERSION%"
set "MVN=%MAVEN_HOME%\bin\mvn.cmd"
if not exist "%MVN%" call :install || exit /b 1

:run
call "%MVN%" %*
exit /b %ERRORLEVEL%

rem Takes %1 for MVN if it is a Maven of 3.8 or newer.
:offer
for /f "tokens=3,4 delims=. " %%a in ('call "%~1" --version 2^>nul ^| findstr /c:"Apache Maven"') do (
    if %%a GTR 3 set "MVN=%~1"
    if %%a EQU 3 if %%b GEQ 8 set "MVN=%~1"
)
exit /b 0

rem Fetches, checks and unpacks in a folder of its own, then moves the result into place.
:install
echo mvnw: fetching Maven %VERSION% 1>&2
set "WORK=%STORE%\fetch-%RANDOM%-%RANDOM%"
mkdir "%WORK%" || exit /b 1
if defined MAVEN_DIST_URL (
    call :fetch "%MAVEN_DIST_URL%"
) else (
    call :fetch "https://dlcdn.apache.org/%FOLDER%" || call :fetch "https://archive.apache.org/dist/%FOLDER%"
)
if not exist "%WORK%\%ARCHIVE%" (
    echo mvnw: could not fetch %ARCHIVE%; install Maven 3.8 or newer and try again 1>&2
    rmdir /s /q "%WORK%"
    exit /b 1
)
powershell -NoProfile -Command "if ((Get-FileHash -Algorithm SHA512 -LiteralPath $env:WORK\$env:ARCHIVE).Hash -ne $env:SHA512) { exit 1 }"
if errorlevel 1 (
    echo mvnw: %ARCHIVE% is not what it should be: its sha512 differs 1>&2
    rmdir /s /q "%WORK%"
    exit /b 1
)
tar -xzf "%WORK%\%ARCHIVE%" -C "%WORK%"
if not exist "%MAVEN_HOME%" move "%WORK%\apache-maven-%VERSION%" "%MAVEN_HOME%" >nul
rmdir /s /q "%WORK%"
if not exist "%MVN%" (
    echo mvnw: could not install Maven into %MAVEN_HOME% 1>&2
    exit /b 1
)
exit /b 0

:fetch
curl -fsSL --retry 2 --connect-timeout 20 -o "%WORK%\%ARCHIVE%" "%~1/%ARCHIVE%"
exit /b %ERRORLEVEL%
